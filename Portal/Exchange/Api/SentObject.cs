using System.Text.Json;
using Portal.Data;

namespace Portal.Exchange.Api;

/// <summary>One JSON object that a program sent.</summary>
/// <param name="Actor">The program.</param>
/// <param name="Body">The object.</param>
/// <param name="Content">The object as it was sent, to tell a repetition from a mistake.</param>
/// <param name="IdempotencyKey">The request's key, or null.</param>
public sealed record SentObject(Actor Actor, JsonElement Body, string Content, string? IdempotencyKey);
