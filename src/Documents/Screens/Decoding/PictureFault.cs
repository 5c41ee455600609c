namespace AntiFraudBot.Documents.Screens;

/// <summary>Why a file gave no pixels. The numbers travel between the two processes.</summary>
public enum PictureFault
{
    None = 0,

    /// <summary>None of JPEG, PNG, WebP.</summary>
    Unknown = 1,
    Damaged = 2,
    TooSmall = 3,

    /// <summary>In bytes, pixels or passes over the picture.</summary>
    TooLarge = 4,
    Animated = 5,

    /// <summary>The library for this format is not on the machine.</summary>
    NoDecoder = 6,
    TookTooLong = 7,

    /// <summary>The decoding process ended or answered nonsense.</summary>
    Crashed = 8,
}
