using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Operation;

/// <summary>What the bot runs on. Real platforms have real people and the machine's clock; the other two have the sample township and a clock that can be moved.</summary>
public abstract record Mode
{
    /// <summary>The name kept in the data directory, so that it is never opened as something else.</summary>
    public abstract string Mark { get; }

    public sealed record Sandbox : Mode
    {
        public override string Mark => "sandbox";
    }

    /// <summary>A program beside the bot that behaves like the platform; of several, joined by +, one each.</summary>
    public sealed record Simulated(string Channel) : Mode
    {
        public override string Mark => "simulated-" + Channel;
    }

    public sealed record Real : Mode
    {
        public override string Mark => "real";
    }

    /// <summary>The channels on which the sample township lives.</summary>
    public IReadOnlyList<string> SampleChannels => this is Simulated { Channel: var channel } ? channel.Split('+') : ["sandbox"];

    /// <summary>In plain Chinese, for the one who starts it.</summary>
    public static string NameOf(string mark) => mark switch
    {
        "sandbox" => "沙盒",
        "real" => "真实渠道",
        _ => "模拟" + string.Join('和', mark["simulated-".Length..].Split('+').Select(PlatformNames.Of)),
    };
}
