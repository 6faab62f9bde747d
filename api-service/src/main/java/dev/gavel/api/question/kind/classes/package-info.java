/** Questions that ask for a class: calls go in, what they return comes out. */
@NullMarked
package dev.gavel.api.question.kind.classes;

import org.jspecify.annotations.NullMarked;
