/**
 * Questions that ask for several functions: each test names the one that it calls.
 */
@NullMarked
package dev.gavel.api.question.kind.functions;

import org.jspecify.annotations.NullMarked;
