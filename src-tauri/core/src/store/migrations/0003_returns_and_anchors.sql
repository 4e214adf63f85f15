-- An injury that came back names the earlier one; scores keep the words of the scale they were given under.

ALTER TABLE episodes ADD COLUMN recurrence_of TEXT REFERENCES records (id);
ALTER TABLE check_ins ADD COLUMN anchors TEXT CHECK (anchors IN ('imaginable', 'experienced', 'possible'));
