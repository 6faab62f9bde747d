package dev.gavel.value.typed;

import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.ValueMismatch;
import java.util.List;

/**
 * The values of a tree in level order. In a binary tree, None is a child that is missing;
 * in another one, it begins the children of one node after the other.
 */
final class LevelOrder {

	private LevelOrder() {
	}

	/**
	 * Returns the same without what may be left out at the end.
	 * @throws ValueMismatch for a value that is no node's child
	 */
	static List<Value> canonical(NodeType type, List<Value> values, Place path) {
		int length = values.size();
		while (length > 0 && isNone(values.get(length - 1))) {
			length--;
		}
		List<Value> needed = values.subList(0, length);
		switch (type) {
			case LIST_NODE -> {
			}
			case TREE_NODE -> requirePairs(needed, path);
			case NODE -> requireGroups(needed, path);
		}
		return needed;
	}

	private static boolean isNone(Value value) {
		return value instanceof NoneValue;
	}

	private static void requirePairs(List<Value> values, Place path) {
		int places = 1;
		for (int i = 0; i < values.size(); i++) {
			if (places == 0) {
				throw new ValueMismatch(path.at(i), (i == 1) ? "expected nothing after a root that is null"
						: "no node is left that could have this child; null stands for each missing child before it");
			}
			places += isNone(values.get(i)) ? -1 : 1;
		}
	}

	private static void requireGroups(List<Value> values, Place path) {
		int childless = 0;
		for (int i = 0; i < values.size(); i++) {
			if (i < 2 && isNone(values.get(i)) != (i == 1)) {
				throw new ValueMismatch(path.at(i),
						"expected the value of the root, null, and the values of its children");
			}
			if (isNone(values.get(i)) && childless-- == 0) {
				throw new ValueMismatch(path.at(i), "no node is left whose children could follow");
			}
			childless += isNone(values.get(i)) ? 0 : 1;
		}
	}

}
