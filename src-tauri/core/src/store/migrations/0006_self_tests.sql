-- Self-tests: the single tries of each leg, of which the middle one counts, and the length of the sore strip.

ALTER TABLE self_tests ADD COLUMN strip_cm REAL CHECK (strip_cm BETWEEN 0 AND 300);
ALTER TABLE self_tests ADD COLUMN left_tries TEXT CHECK (json_type(left_tries) = 'array');
ALTER TABLE self_tests ADD COLUMN right_tries TEXT CHECK (json_type(right_tries) = 'array');
