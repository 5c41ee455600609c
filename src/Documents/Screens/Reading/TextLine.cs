namespace AntiFraudBot.Documents.Screens;

/// <summary>A line of text somewhere on a picture; px of the picture it was found on.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height);

/// <summary>What was read in it, without blanks.</summary>
internal sealed record TextLine(Box Box, string Text);
