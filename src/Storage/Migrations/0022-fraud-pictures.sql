-- Pictures somebody asks about (这个是不是诈骗), until they are read and answered: then the row goes. told: what was said beside, masked.
CREATE TABLE fraud_pictures (
    message_id TEXT NOT NULL PRIMARY KEY,
    attachment_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    mentions TEXT NOT NULL,
    told TEXT NOT NULL,
    at BIGINT NOT NULL
);
