/** Questions that ask for a class: calls go in, what they return comes out. */
@NullMarked
package dev.gavel.worker.kind.classes;

import org.jspecify.annotations.NullMarked;
