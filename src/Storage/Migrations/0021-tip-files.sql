-- Pictures and files of a tip, sealed like its words: base64 of the sealed bytes, under the name of the key. Their own names are not kept.
CREATE TABLE tip_files (
    number TEXT NOT NULL,
    position INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (number, position)
);
