using System.Numerics;

namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>
/// Two perceptual hashes of 64 bits: neighbours' differences and the signs of the lowest cosine coefficients. Every screenshot of the same page has
/// nearly the same ones: they find candidates and decide nothing (rule E54).
/// </summary>
public readonly record struct PictureHash(ulong Difference, ulong Cosine)
{
    /// <summary>Bits that may differ in a re-encoded, scaled or slightly cut copy.</summary>
    public const int MostDifference = 12, MostCosine = 20;

    public bool IsNear(PictureHash other) =>
        BitOperations.PopCount(Difference ^ other.Difference) <= MostDifference && BitOperations.PopCount(Cosine ^ other.Cosine) <= MostCosine;

    public int DistanceTo(PictureHash other) => BitOperations.PopCount(Difference ^ other.Difference) + BitOperations.PopCount(Cosine ^ other.Cosine);
}
