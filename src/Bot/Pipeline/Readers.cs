using System.Runtime.CompilerServices;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>One reader per state of the registry: it knows the units' names.</summary>
public sealed class Readers
{
    private readonly ConditionalWeakTable<Registry, Reader> _readers = [];

    public Reader For(Registry registry) => _readers.GetValue(registry, static r => new Reader(new UnitLexicon(r.Tree.Units.Select(u =>
        new LexiconUnit(u.Name, OrgWords.Of(u.Tier), r.Tree.Find(u.ParentId)?.Name, u.Aliases)))));
}
