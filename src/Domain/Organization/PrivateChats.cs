namespace AntiFraudBot.Domain.Organization;

/// <summary>The private chat of a member has a derived id, so that nobody has to look it up.</summary>
public static class PrivateChats
{
    public static string Of(string memberId) => "dm-" + memberId;
}
