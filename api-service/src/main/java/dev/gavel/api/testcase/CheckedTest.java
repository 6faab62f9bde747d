package dev.gavel.api.testcase;

import dev.gavel.value.Value;
import java.util.List;

/** A test that fits its question's signature; the arguments are in declared order. */
record CheckedTest(List<Value> arguments, Value expected) {
}
