using System.Text.Json;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.WeCom.AiBot.Media;

/// <summary>
/// Where a file of the AI bot lies and what opens it. Over the long connection each file has a key; called at a URL there is one key for all,
/// which stays in the settings: AesKey is null. Never to be logged.
/// </summary>
internal sealed record MediaReference(string Url, string? AesKey)
{
    /// <summary>How long the platform gives a file out.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Null when it is a reference of another kind.</summary>
    public static MediaReference? Of(RemoteFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Reference);
            return document.RootElement.Text("url") is { } url ? new MediaReference(url, document.RootElement.Text("aeskey")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => AiBotFrame.WriteBody(new { url = Url, aeskey = AesKey });
}
