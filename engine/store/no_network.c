/* SPDX-License-Identifier: Apache-2.0 */
/*
 * galley fetches and pushes by running git and opens no connection through
 * libgit2.  So the program takes libgit2's objects without its ssh, TLS and
 * Kerberos, and answers here in their stead that there are none.  Loading and
 * starting what they stand on (OpenSSL, krb5, mbedtls and its bundle of
 * certificates) took more than two thirds of a command's time.
 *
 * The names are those by which the other files of libgit2 1.5 ask; no
 * function is ever called with a connection at hand, so none has parameters.
 */
#include "store/handle.h"

int git_mbedtls_stream_global_init(void);
int git_mbedtls__set_cert_location(void);
int git_mbedtls_stream_new(void);
int git_mbedtls_stream_wrap(void);
int git_transport_ssh_global_init(void);
int git_transport_ssh_with_paths(void);
int git_smart_subtransport_ssh(void);
int git_http_auth_negotiate(void);

int
git_mbedtls_stream_global_init(void)
{
	return 0;
}

int
git_mbedtls__set_cert_location(void)
{
	return GIT_ERROR;
}

int
git_mbedtls_stream_new(void)
{
	return GIT_ERROR;
}

int
git_mbedtls_stream_wrap(void)
{
	return GIT_ERROR;
}

int
git_transport_ssh_global_init(void)
{
	return 0;
}

int
git_transport_ssh_with_paths(void)
{
	return GIT_ERROR;
}

int
git_smart_subtransport_ssh(void)
{
	return GIT_ERROR;
}

int
git_http_auth_negotiate(void)
{
	return GIT_ERROR;
}

void
no_network_install(void)
{
}
