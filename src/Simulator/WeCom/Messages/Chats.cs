namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>Names of the private chats in the transcript.</summary>
public static class Chats
{
    public static string WithBot(string userId) => $"private:{userId}";

    public static string WithApp(int agentId, string userId) => $"app:{agentId}:{userId}";
}
