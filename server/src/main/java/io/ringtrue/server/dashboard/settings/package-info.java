/// The settings of one account, and what their pages have in common; each page has a package of its own below this one.
///
/// Entry points: [OneAccount] is whose settings a page shows, and leads people of the installation to choose one;
/// [SettingRights] says who may change what. Everything runs on the thread of the request. These pages never
/// change what the configuration file owns.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings;
