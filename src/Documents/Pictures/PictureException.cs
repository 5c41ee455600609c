namespace AntiFraudBot.Documents.Pictures;

/// <summary>A picture could not be drawn; the message is the drawing library's, without any text of the picture.</summary>
public sealed class PictureException : Exception
{
    public PictureException()
    {
    }

    public PictureException(string message)
        : base(message)
    {
    }

    public PictureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
