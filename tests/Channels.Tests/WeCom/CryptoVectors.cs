using System.Text.Json;

namespace AntiFraudBot.Channels.Tests.WeCom;

/// <summary>Known envelopes, see the first line of the file.</summary>
internal static class CryptoVectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeCom", "Golden", "crypto.json"))).RootElement;

    public static string Key => Common("encoding_aes_key");

    public static string Common(string name) => Root.GetProperty("common").GetProperty(name).GetString()!;

    public static IEnumerable<JsonElement> Vectors => Root.GetProperty("vectors").EnumerateArray();

    public static IEnumerable<JsonProperty> Negative => Root.GetProperty("negative").EnumerateObject();

    public static IEnumerable<JsonElement> Media => Root.GetProperty("media").EnumerateArray();

    public static JsonElement Vector(string name) => Vectors.Single(v => v.Text("name") == name);

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
