using System.Reflection;
using System.Reflection.Emit;
using Portal.Data;

namespace Portal.Tests.Architecture;

/// <summary>What compiled code uses: read from signatures and instructions, so that no spelling of a name hides it.</summary>
internal static class Uses
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>What every type of the portal uses.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlySet<Type>> Portal { get; } = typeof(PortalDb).Assembly.GetTypes().ToDictionary(type => type, TypesOf);

    /// <summary>The feature that a type belongs to, or null.</summary>
    public static string? FeatureOf(Type type) => type.Namespace?.Split('.') is ["Portal", "Features", var feature, ..] ? feature : null;

    /// <summary>Types that a type uses, its base, members and instructions included; generic arguments count for themselves.</summary>
    public static IReadOnlySet<Type> TypesOf(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        Array.ForEach(type.GetInterfaces(), face => Add(used, face));
        Array.ForEach(type.GetFields(Everything), field => Add(used, field.FieldType));
        Array.ForEach(type.GetProperties(Everything), property => Add(used, property.PropertyType));
        foreach (var method in Methods(type))
        {
            Array.ForEach(method.GetParameters(), parameter => Add(used, parameter.ParameterType));
            Add(used, (method as MethodInfo)?.ReturnType);
        }

        foreach (var member in MembersOf(type))
        {
            Add(used, member as Type ?? member.DeclaringType);
            Array.ForEach((member as MethodInfo)?.GetGenericArguments() ?? [], argument => Add(used, argument));
            Add(used, (member as FieldInfo)?.FieldType);
            Add(used, (member as MethodInfo)?.ReturnType);
        }

        return used;
    }

    /// <summary>Methods, fields and types that the instructions of a type name.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) => Methods(type).SelectMany(MembersOf);

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything));

    private static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var position = 0; position < code.Length;)
        {
            var value = code[position++] is 0xFE ? unchecked((short)(0xFE00 | code[position++])) : code[position - 1];
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, position), typeArguments, methodArguments)!;
            }

            position += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
            return;
        }

        if (used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments().Where(argument => argument != type))
            {
                Add(used, argument);
            }
        }
    }
}
