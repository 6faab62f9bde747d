/** Sessions of people who have signed in, kept in the database. */
@NullMarked
package dev.gavel.api.session;

import org.jspecify.annotations.NullMarked;
