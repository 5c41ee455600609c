namespace AntiFraudBot.Storage;

/// <summary>Id under which the message is stored; of a duplicate the id of the first delivery.</summary>
public sealed record InboxAdded(string Id, bool Duplicate);
