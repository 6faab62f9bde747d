package dev.gavel.value.typed;

import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.ValueMismatch;
import java.util.List;

/**
 * The values of a tree in level order, with None for each child that is missing. A linked
 * list has none of these.
 */
final class LevelOrder {

	private LevelOrder() {
	}

	/**
	 * Returns the same without what may be left out at the end.
	 * @throws ValueMismatch for a value that is no node's child
	 */
	static List<Value> canonical(List<Value> values, Place path) {
		int length = values.size();
		while (length > 0 && values.get(length - 1) instanceof NoneValue) {
			length--;
		}
		int places = 1;
		for (int i = 0; i < length; i++) {
			if (places == 0) {
				throw new ValueMismatch(path.at(i),
						"all nodes before have their two children; null stands for a missing one");
			}
			places += (values.get(i) instanceof NoneValue) ? -1 : 1;
		}
		return values.subList(0, length);
	}

}
