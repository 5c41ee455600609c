namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>What becomes of a number before its metric is looked for.</summary>
internal enum Fate { Value, Sum, Part, Old, Vague, Population, Plan, Hearsay, Foreign, Eaten }
