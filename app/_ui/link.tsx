import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string };

/** A link whose address is data (from props or the database) and so cannot be one of the typed routes. */
export function Link({ href, prefetch = false, ...rest }: Props) {
  return <NextLink href={href as Route} prefetch={prefetch} {...rest} />;
}
