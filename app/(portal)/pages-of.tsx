import { Pagination } from "@/app/_ui/pagination";
import { listAddress } from "./list-query";

type Props = {
  page: { nextCursor: string | null; previousCursor: string | null };
  path: string;
  /** What the address says besides the page. */
  filters?: object;
};

/** Newer and Older below a list; other pages of it keep its filters. */
export const PagesOf = ({ page: { nextCursor, previousCursor }, path, filters = {} }: Props) => (
  <Pagination
    newer={previousCursor && listAddress(path, { ...filters, newer: previousCursor })}
    older={nextCursor && listAddress(path, { ...filters, older: nextCursor })}
  />
);
