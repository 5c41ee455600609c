namespace AntiFraudBot.Bot.Operation.Backup;

/// <summary>The office's own key: 32 bytes, base64, from the environment only. Without it a backup is of no use to anybody.</summary>
public static class BackupKey
{
    public const string Variable = "Backup__Key";

    public const string HowTo = $"""
        没有备份密钥。先造一个：openssl rand -base64 32
        再放进环境变量：export {Variable}=刚才那一行
        密钥要另存在别处（不要和备份放在一起），丢了就打不开备份。
        """;

    /// <summary>Null when the text is not base64 of exactly 32 bytes.</summary>
    public static byte[]? Read(string? text)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(text?.Trim() ?? "", bytes, out var length) && length == 32 ? bytes[..32] : null;
    }
}
