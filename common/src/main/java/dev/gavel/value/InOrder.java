package dev.gavel.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * What stands in order, and so does all inside it: known by this class, so that nobody
 * looks through it again, nor hashes it again, for each level that is around it.
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
