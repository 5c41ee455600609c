namespace AntiFraudBot.Storage;

/// <summary>Lines of a roster ready to be stored: the name of the key, and as JSON of each line its place, the keyed hash of the number, the sealed words, what may be counted.</summary>
public sealed record SealedPeople(string KeyId, string Rows);
