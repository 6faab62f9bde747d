package dev.gavel.api.pages;

/**
 * The result of a submission or an evaluation, as a page shows it. An event carries it as
 * JSON, because a carriage return that a program has printed would end a line of the
 * stream.
 */
record ResultHtml(String html) {

}
