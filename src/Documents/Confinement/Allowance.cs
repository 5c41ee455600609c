namespace AntiFraudBot.Documents.Confinement;

/// <summary>What a child process that reads strangers' files may use; memory in bytes, processor time over its whole life.</summary>
internal sealed record Allowance
{
    /// <summary>Private memory where prlimit is there; not address space: the runtime reserves far more than it touches.</summary>
    public required long PrivateMemory { get; init; }

    /// <summary>What the runtime may hold of objects.</summary>
    public required long Heap { get; init; }

    public required int ProcessorSeconds { get; init; }
}
