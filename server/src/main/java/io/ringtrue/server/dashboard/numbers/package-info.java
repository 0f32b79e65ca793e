/// The pages about numbers: what is known of one, whole lists, and the files that answers rest on.
///
/// Entry points: [NumbersPage] looks one number up, [ListsPage] takes a list and gives the result back,
/// [SourcesPage] loads official files; [CheckedLists] keeps results for an hour. A list is answered on its
/// request's thread while it arrives, with the threads that all lists share. Nothing here calls a number,
/// asks a live source or charges.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.numbers;
