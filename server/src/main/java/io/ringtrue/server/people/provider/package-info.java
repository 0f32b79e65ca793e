/// Who a person is at the operator's sign-in provider, and whom of a provider's people this installation lets
/// in.
///
/// Entry points: [ProviderSignIns] decides, and writes links and refusals into the audit log;
/// [ProviderLinkStore] is the port. Of the other rooms it sees `people` alone. It starts no thread, speaks to
/// no provider, and believes what it is given: whoever calls it has proven that. It never creates a person.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.people.provider;
