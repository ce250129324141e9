import { TablePagination } from '@material-ui/core';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslate } from '../shared';
import { PAGE_SIZES } from './tableState';

const Pages = (props: {
  /** Number of rows on all pages. */
  count: number;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
  onPageSize: (size: number) => void;
}) => {
  const t = useTranslate();
  const { page } = props;
  const pressed = useRef<Element>();
  // At the last page the button is disabled, and would lose the focus to the page.
  useLayoutEffect(() => {
    const button = pressed.current;
    pressed.current = undefined;
    if (!button?.matches(':disabled')) return;
    const other = button.previousElementSibling ?? button.nextElementSibling;
    if (other instanceof HTMLElement) other.focus();
  }, [page]);
  return (
    <TablePagination
      component="div"
      count={props.count}
      page={page}
      rowsPerPage={props.pageSize}
      rowsPerPageOptions={[...PAGE_SIZES]}
      onPageChange={(event, next) => {
        pressed.current = event?.currentTarget;
        props.onPage(next);
      }}
      onRowsPerPageChange={event =>
        props.onPageSize(Number(event.target.value))
      }
      labelRowsPerPage={t('table.rowsPerPage')}
      SelectProps={{
        native: true,
        inputProps: { 'aria-label': t('table.rowsPerPage') },
      }}
      backIconButtonText={t('table.previousPage')}
      nextIconButtonText={t('table.nextPage')}
      labelDisplayedRows={({ from, to, count }) =>
        t('table.shownRows', { from, to, total: count })
      }
    />
  );
};

/** The pages of a table. Memoized, because sorting changes none of it. */
export const FluxTablePages = memo(Pages);
