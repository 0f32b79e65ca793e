/// What pages of several subjects share: addresses, amounts, times and numbers as people read them, how lists
/// turn their pages, and files in forms.
///
/// Entry points: [Address] for links that keep the chosen account, [Shown], [Times] and [PhoneText] for text,
/// [ListPage] for lists, [UploadedPart] for files, [WrongFields] for what is wrong with a form, [Rights] for
/// what belongs to the installation. Values only, apart from [UploadedPart], which reads on the request's
/// thread. Nothing here reads or writes a store.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.parts;
