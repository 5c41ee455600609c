namespace AntiFraudBot.Bot.Tests.Sandbox;

/// <summary>The people and groups of the sample township that tests speak of.</summary>
public static class Qingxi
{
    public const string Township = "g-qingxi-work";
    public const string Village = "g-shangping-work";
    public const string Residents = "g-shangping-1zu";

    public const string Office = "m-qingxi-office-1";
    public const string Secretary = "m-qingxi-secretary";
    public const string Police = "m-paichusuo-officer";
    public const string Liaison = "m-shangping-liaison";
    public const string Head = "m-shangping-head";
    public const string GridWorker = "m-shangping-w1";
    public const string GroupHead = "m-shangping-g1";
    public const string Resident = "m-shangping-r1";
    public const string Neighbour = "m-xiaping-liaison";

    /// <summary>The private chat of a member with the bot.</summary>
    public static string Chat(string member) => "dm-" + member;
}
