namespace AntiFraudBot.Domain.Organization;

/// <summary>The private chat of a member has a derived id, so that nobody has to look it up.</summary>
public static class PrivateChats
{
    private const string Prefix = "dm-";

    public static string Of(string memberId) => Prefix + memberId;

    /// <summary>Whose private chat it is; null when it is none.</summary>
    public static string? MemberIn(string conversationId) =>
        conversationId.StartsWith(Prefix, StringComparison.Ordinal) ? conversationId[Prefix.Length..] : null;
}
