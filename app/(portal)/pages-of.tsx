import { Pagination } from "@/app/_ui/pagination";

type Props = {
  page: { nextCursor: string | null; previousCursor: string | null };
  path: string;
  /** What the address says besides the page. */
  also?: Record<string, string>;
};

/** Newer and Older below a list that has no filters. */
export const PagesOf = ({ page: { nextCursor, previousCursor }, path, also = {} }: Props) => (
  <Pagination
    newer={previousCursor && `${path}?${new URLSearchParams({ ...also, newer: previousCursor })}`}
    older={nextCursor && `${path}?${new URLSearchParams({ ...also, older: nextCursor })}`}
  />
);
