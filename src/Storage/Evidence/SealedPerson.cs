namespace AntiFraudBot.Storage;

/// <summary>One line of a roster ready to be stored: the name of the key, the keyed hash of the number, the sealed words, and what may be counted.</summary>
public sealed record SealedPerson(string Key, string Mark, string Sealed, bool Valid, bool Installed, bool Registered, bool Alerted);
