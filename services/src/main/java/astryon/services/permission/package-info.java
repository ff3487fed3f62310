/**
 * Decides what regular programs may use beside what their manifests grant: by what was decided before, or by asking people. Start at
 * {@link astryon.services.permission.PermissionService}. It starts nothing and connects nobody: init does, when told.
 */
package astryon.services.permission;
