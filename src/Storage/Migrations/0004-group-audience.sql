-- Whom a residents' group consists of (老年人, 学生); NULL = everybody.
ALTER TABLE chat_groups ADD COLUMN audience TEXT;
