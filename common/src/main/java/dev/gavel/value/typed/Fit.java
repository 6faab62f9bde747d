package dev.gavel.value.typed;

import dev.gavel.value.Place;
import dev.gavel.value.Value;

/**
 * Fits values to one type. It is created once for each type inside the declared one and
 * not for each value.
 */
interface Fit {

	/**
	 * @throws dev.gavel.value.ValueMismatch when the value is not of the type
	 */
	Value fit(Value value, Place path);

}
