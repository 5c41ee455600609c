using System.Text.Json;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>A fake platform: its endpoints, and what follows when people do something in its client.</summary>
public interface IPlatform
{
    string Name { get; }

    /// <summary>Reads the accounts of the bot (the <c>apps</c> of a township file).</summary>
    void Configure(JsonElement apps);

    void Map(WebApplication app);

    /// <summary>Refusals are said in <see cref="Receipt.Why"/> with no line.</summary>
    Task<Receipt> PostAsync(PersonPost post, CancellationToken ct);

    Task<Receipt> ClickAsync(CardClick click, CancellationToken ct);
}
