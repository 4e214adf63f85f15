-- The exercise session in which the back of the thigh was rolled, on the massage that this was.

ALTER TABLE massages ADD COLUMN session TEXT CHECK (length(session) = 36);
