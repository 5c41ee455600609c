using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>What is done on errands of one kind: asks the platform, then writes down what came of it, closing or postponing the errand in the same commit.</summary>
public interface IErrandKind
{
    /// <summary>As it is kept in the store, kebab-case.</summary>
    string Kind { get; }

    Task RunAsync(Errand errand, CancellationToken ct);
}
