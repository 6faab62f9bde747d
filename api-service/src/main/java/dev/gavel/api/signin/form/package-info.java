/** The pages by which people sign in, and what belongs to their own account. */
@NullMarked
package dev.gavel.api.signin.form;

import org.jspecify.annotations.NullMarked;
