/** Questions of Moodle's plugin CodeRunner. */
@NullMarked
package dev.gavel.api.imports.format.moodle;

import org.jspecify.annotations.NullMarked;
