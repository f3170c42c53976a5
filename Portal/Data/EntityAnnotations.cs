using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data;

/// <summary>What a mapping says about its entity beyond columns.</summary>
internal static class EntityAnnotations
{
    private const string TopicName = "Portal:Topic";
    private const string SecretName = "Portal:Secret";
    private const string UnauditedName = "Portal:Unaudited";

    /// <summary>A change of this entity signals the topic after the commit.</summary>
    public static EntityTypeBuilder<T> Publishes<T>(this EntityTypeBuilder<T> builder, string topic)
        where T : class
    {
        builder.HasAnnotation(TopicName, topic);
        return builder;
    }

    /// <summary>The audit entry shows that this property changed, never its value.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> builder)
    {
        builder.HasAnnotation(SecretName, true);
        return builder;
    }

    /// <summary>Book-keeping of the machine itself, not a record of the house: left out of the audit chain.</summary>
    public static EntityTypeBuilder<T> IsUnaudited<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.HasAnnotation(UnauditedName, true);
        return builder;
    }

    public static string? Topic(this IReadOnlyEntityType type) => (string?)type.FindAnnotation(TopicName)?.Value;

    public static bool IsSecret(this IReadOnlyProperty property) => property.FindAnnotation(SecretName) is not null;

    public static bool IsUnaudited(this IReadOnlyEntityType type) => type.FindAnnotation(UnauditedName) is not null;
}
