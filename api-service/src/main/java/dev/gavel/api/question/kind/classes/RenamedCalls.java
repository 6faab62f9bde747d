package dev.gavel.api.question.kind.classes;

import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is called by another name since a class was changed: the class, and each method
 * that has a new name at its former place, with the same types.
 */
record RenamedCalls(QuestionKind.PythonClass former, QuestionKind.PythonClass kind) {

	/** Returns the new names by the former ones. */
	Map<String, String> names() {
		Map<String, String> names = new HashMap<>(Map.of(former.className(), kind.className()));
		Set<String> formerNames = names(former);
		Set<String> newNames = names(kind);
		for (int i = 0; i < Math.min(former.methods().size(), kind.methods().size()); i++) {
			Signature before = former.methods().get(i);
			Signature after = kind.methods().get(i);
			if (!newNames.contains(before.functionName()) && !formerNames.contains(after.functionName())
					&& types(before).equals(types(after)) && before.returnType().equals(after.returnType())) {
				names.put(before.functionName(), after.functionName());
			}
		}
		return names;
	}

	private static Set<String> names(QuestionKind.PythonClass kind) {
		return kind.methods().stream().map(Signature::functionName).collect(Collectors.toSet());
	}

	private static List<ValueType> types(Signature method) {
		return method.parameters().stream().map(Parameter::type).toList();
	}

}
