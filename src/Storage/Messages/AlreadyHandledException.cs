namespace AntiFraudBot.Storage;

/// <summary>Another worker handled the message after this one's lease ran out: throwing rolls the second booking back.</summary>
public sealed class AlreadyHandledException(string id) : Exception($"Message {id} is not waiting to be handled.")
{
    public string Id { get; } = id;
}
