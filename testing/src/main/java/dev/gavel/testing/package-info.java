/**
 * The Kafka and the MySQL that integration tests run on: embedded, or in containers when
 * {@code -Dgavel.test.backend=containers} (or {@code auto}: in containers where that
 * works) asks for it. The tests carry {@link dev.gavel.testing.UsesBackends} and don't
 * know which.
 */
@NullMarked
package dev.gavel.testing;

import org.jspecify.annotations.NullMarked;
