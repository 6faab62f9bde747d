package dev.gavel.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Elements that are sorted, like all that is inside them. The class marks them as sorted
 * and keeps their hash, so that no outer level sorts or hashes them again.
 */
final class InOrder<T> extends AbstractList<T> implements RandomAccess {

	private final List<T> elements;

	private final int hash;

	/**
	 * @param elements in order, and never changed again
	 */
	InOrder(List<T> elements) {
		this.elements = elements;
		this.hash = elements.hashCode();
	}

	@Override
	public T get(int index) {
		return elements.get(index);
	}

	@Override
	public int size() {
		return elements.size();
	}

	@Override
	public int hashCode() {
		return hash;
	}

}
